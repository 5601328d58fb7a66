// How late the event loop was, by the minute: whoever asks, and however many ask, hears the same. Knows no monitor.
import { monitorEventLoopDelay } from "node:perf_hooks";

const RESOLUTION_MS = 20;
const WINDOW_MS = 60_000;
const NANO = 1e-9;

/** Seconds by quantile. */
type Delay = Readonly<Record<"0.5" | "0.99" | "1", number>>;

/** Measures from now on, until `end`. */
export function measureLoopDelay() {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  const read = (): Delay => ({
    "0.5": late(histogram.percentile(50)),
    "0.99": late(histogram.percentile(99)),
    "1": late(histogram.max),
  });
  let whole: Delay | null = null;
  const timer = setInterval(() => {
    whole = read();
    histogram.reset();
  }, WINDOW_MS);
  timer.unref();
  return {
    /** Of the last whole minute; within the first one, of the time until now. */
    delay: (): Delay => whole ?? read(),
    end: () => {
      clearInterval(timer);
      histogram.disable();
    },
  };
}

/** Node tells the time from one look to the next; what is more than the wait between them is the delay. In seconds. */
function late(nanoseconds: number): number {
  return Math.max(0, nanoseconds * NANO - RESOLUTION_MS / 1_000);
}
