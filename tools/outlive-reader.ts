/**
 * Lets a tool end its work when whoever reads its output has seen enough (`| head`): what it still has to say is dropped,
 * what it writes into files is not, and the exit code is that of the work. Call it before anything is written.
 */
export function outliveReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
