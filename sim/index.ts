// The public library: from a scenario's text to its results, in Node and in browsers. Threads, files and the command line
// are not here; an executor over threads can be handed to `runExperiment`.

export { simulate } from './engine/simulate.ts';
export { ENGINE } from './engine/version.ts';
export type { Executor, Listener, StopSignal } from './experiment/executor.ts';
export { serialExecutor } from './experiment/executor.ts';
export type { Hooks, Outcome, Progress, Store } from './experiment/experiment.ts';
export { runExperiment } from './experiment/experiment.ts';
export { runReplicate } from './experiment/replicate.ts';
export { endValue } from './experiment/row.ts';
export type { Setting } from './experiment/setting.ts';
export { buildMarketFor, marketNumber, prepare } from './experiment/setting.ts';
export { summarise } from './experiment/summarise.ts';
export type { Summary } from './experiment/summary.ts';
export type { Allocator } from './kernel/memory.ts';
export { privateMemory, sharedMemory } from './kernel/memory.ts';
export type { Market } from './market/market.ts';
export { CATALYSTS } from './models/market/rates.ts';
export { shelves } from './registry.ts';
export { reportData } from './report/assemble.ts';
export { eventsCsv, runsCsv, segmentsCsv, seriesCsv } from './report/csv.ts';
export type { ReportData } from './report/data.ts';
export { summaryJson } from './report/json.ts';
export type { ReadResult } from './scenario/read.ts';
export { readScenario } from './scenario/read.ts';
export { formatProblems } from './scenario/report.ts';
export type { Scenario } from './scenario/scenario.ts';
export { jsonSchema } from './scenario/schema.ts';
export type { RunRecord } from './world/record.ts';
