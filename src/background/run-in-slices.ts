/** Longest stretch without a pause, in milliseconds: a request that waits for the worker waits no longer. */
const SLICE_MS = 5;

/** Runs long work in slices while the worker goes on answering. Each step of the generator must be short. */
export async function runInSlices<T>(steps: Generator<void, T>): Promise<T> {
  let sliceEnd = performance.now() + SLICE_MS;
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() >= sliceEnd) {
      await takeTurn();
      sliceEnd = performance.now() + SLICE_MS;
    }
  }
}

/** Lets waiting events be handled. A message to oneself, because timers are slowed to 4 ms when they follow each other. */
function takeTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
