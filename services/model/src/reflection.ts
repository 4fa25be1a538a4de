import { create, type DescFile, toBinary } from "@bufbuild/protobuf"
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt"
import { loadFileDescriptorSetFromBuffer, loadSync } from "@grpc/proto-loader"
import { ReflectionService } from "@grpc/reflection"
import { protoPath as healthProto } from "grpc-health-check"

/** Server reflection for health and the services of `files`, so that grpcurl needs no .proto. */
export function createReflection(files: readonly DescFile[]): ReflectionService {
  const file = files.map((it) => it.proto)
  const set = toBinary(FileDescriptorSetSchema, create(FileDescriptorSetSchema, { file }))
  const ours = loadFileDescriptorSetFromBuffer(Buffer.from(set))
  return new ReflectionService({ ...ours, ...loadSync(healthProto) })
}
