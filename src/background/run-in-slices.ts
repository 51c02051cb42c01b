/**
 * Longest stretch without a pause, in milliseconds: what is asked meanwhile waits no longer for the worker. The last step
 * may add a little.
 */
const SLICE_MS = 3;
/** Longest pause while something is being answered, in milliseconds: the work comes to its end whatever hangs. */
const PATIENCE_MS = 100;

/** What is being answered now. */
const answers = new Set<Promise<unknown>>();

/** Has work in slices stand still until this is answered: each step of an answer would else wait for a slice. */
export function answerFirst<T>(answer: Promise<T>): Promise<T> {
  answers.add(answer);
  const forget = (): void => void answers.delete(answer);
  answer.then(forget, forget);
  return answer;
}

/** Runs long work in slices while the worker goes on answering. Each step of the generator must be short. */
export async function runInSlices<T>(steps: Generator<void, T>): Promise<T> {
  let sliceEnd = performance.now() + SLICE_MS;
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() >= sliceEnd) {
      await takeTurn();
      if (answers.size > 0) await waitForAnswers();
      sliceEnd = performance.now() + SLICE_MS;
    }
  }
}

/**
 * Lets waiting events be handled. In Chromium a message to oneself comes before messages of the extension's pages, which
 * would wait for eight slices (median 23 ms instead of 0.7), so what can be put behind everything else is; timers are
 * slowed to 4 ms when they follow each other.
 */
async function takeTurn(): Promise<void> {
  const { scheduler } = globalThis as { readonly scheduler?: Pick<Scheduler, 'postTask'> };
  if (scheduler === undefined) await sendOneselfMessage();
  else await scheduler.postTask(() => {}, { priority: 'background' });
}

function sendOneselfMessage(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

async function waitForAnswers(): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  await Promise.race([Promise.allSettled(answers), patience]);
  clearTimeout(timer);
}
