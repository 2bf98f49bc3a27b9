// The tests that have to notice a change in the judge: those that look at it closely, and none that is slow.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { environment: 'node', include: ['test/core/{fetch,http,judge}/**/*.test.ts'] },
});
