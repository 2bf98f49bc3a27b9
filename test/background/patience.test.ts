import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPatience } from '../../src/background/patience.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function start(time: number) {
  const over = vi.fn<() => void>();
  const patience = createPatience(time, over);
  patience.start();
  return { over, patience };
}

test('patience ends when nothing has gone on for its time, once', () => {
  const { over } = start(5000);
  vi.advanceTimersByTime(4999);
  expect(over).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(over).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(100_000);
  expect(over).toHaveBeenCalledOnce();
});

test('patience lasts as long as something goes on', () => {
  const { over, patience } = start(5000);
  for (let time = 0; time < 40_000; time += 4000) {
    vi.advanceTimersByTime(4000);
    patience.renew();
  }
  expect(over).not.toHaveBeenCalled();
  vi.advanceTimersByTime(5000);
  expect(over).toHaveBeenCalledOnce();
});

test('patience ends after a minute, whatever goes on', () => {
  const { over, patience } = start(5000);
  for (let time = 0; time < 59_000; time += 1000) {
    vi.advanceTimersByTime(1000);
    patience.renew();
  }
  expect(over).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1000);
  expect(over).toHaveBeenCalledOnce();
});

test('patience that is stopped never ends', () => {
  const { over, patience } = start(5000);
  patience.stop();
  vi.advanceTimersByTime(100_000);
  expect(over).not.toHaveBeenCalled();
});
