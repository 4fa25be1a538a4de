import { AppError } from "@sentiment/proto/errors"
import type { Call } from "@sentiment/proto/unary"
import type { Task } from "../runtime/runtime.ts"
import { checkText } from "../text.ts"
import type { Service } from "./handlers.ts"
import { toPrediction } from "./prediction.ts"

/** Checks one text and has it answered. */
export async function answerOne(service: Service, task: Task, text: string, call: Call) {
  checkText(text, "text")
  const [answer] = await service.engine.answer(task, [text], call)
  if (!answer) throw new AppError("internal", "no answer")
  service.stamp(call)
  return { answer, prediction: { ...toPrediction(answer), model: service.model } }
}
