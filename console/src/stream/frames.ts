/** Calls once a frame whatever was wanted since the last; once a second in a tab that nobody sees. */
export class Frames {
  #isAsked = false;
  readonly #run: () => void;

  constructor(run: () => void) {
    this.#run = run;
  }

  readonly ask = (): void => {
    if (this.#isAsked) return;
    this.#isAsked = true;
    const run = () => {
      if (!this.#isAsked) return;
      this.#isAsked = false;
      this.#run();
    };
    if (document.visibilityState === 'hidden') setTimeout(run, 1_000);
    else requestAnimationFrame(run);
  };
}
