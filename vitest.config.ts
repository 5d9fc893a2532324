import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    setupFiles: ['test/cases.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // Left alone, one core is kept free, which on two of them is half of all.
    maxWorkers: availableParallelism(),
    // Hundreds of commands are started. Where this names a file, Node reads it at each start, and none of them goes anywhere.
    env: { NODE_EXTRA_CA_CERTS: '' },
  },
});
