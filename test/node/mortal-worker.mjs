// The real thread of a run, but the replicates in WOM_TEST_FATAL kill it.

import { parentPort } from 'node:worker_threads';

const fatal = JSON.parse(process.env.WOM_TEST_FATAL ?? '[]');
parentPort.on('message', ({ replicates = [] }) => {
  if (replicates.some((replicate) => fatal.includes(replicate))) process.exit(9);
});
await import('../../dist/worker.js');
