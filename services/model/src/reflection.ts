import { create, type DescFile, toBinary } from "@bufbuild/protobuf"
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt"
import { loadFileDescriptorSetFromBuffer } from "@grpc/proto-loader"
import { ReflectionService } from "@grpc/reflection"

/** Server reflection for the services of `files`, so that grpcurl needs no .proto. */
export function createReflection(files: readonly DescFile[]): ReflectionService {
  const file = files.map((it) => it.proto)
  const set = toBinary(FileDescriptorSetSchema, create(FileDescriptorSetSchema, { file }))
  return new ReflectionService(loadFileDescriptorSetFromBuffer(Buffer.from(set)))
}
