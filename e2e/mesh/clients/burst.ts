#!/usr/bin/env bun
// Asks from the network namespace that it runs in; questions on the command line, answers as JSON.
import { ask, type Question } from "../ask.ts"

const questions = JSON.parse(process.argv[2] ?? "[]") as Question[]
const replies = []
for (const it of questions) replies.push((await ask(it)).status)
console.log(JSON.stringify(replies))
