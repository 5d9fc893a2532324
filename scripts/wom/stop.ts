// Ctrl-C: the first asks to stop once what is under way is finished; the second ends the program at once.

import { say } from './terminal.ts';

export function stopOnSignal(unfinished: string) {
  const signal = { aborted: false };
  const onSignal = () => {
    if (signal.aborted) process.exit(130);
    signal.aborted = true;
    say(`\nstopping once ${unfinished} are finished; again to stop at once`);
  };
  const names = ['SIGINT', 'SIGTERM'] as const;
  for (const name of names) process.on(name, onSignal);
  return {
    signal,
    end() {
      for (const name of names) process.off(name, onSignal);
    },
  };
}
