import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // Left alone, one core is kept free, which on two of them is half of all.
    maxWorkers: availableParallelism(),
  },
});
