import type { ExportFormat, ExportReport } from './spec.ts';

/** Counts what an export writes, and what of it the form cannot hold. */
export class ExportTally {
  conversations = 0;
  messages = 0;
  media = 0;
  readonly #lost = new Map<string, number>();

  /** @param what in words for people, plural */
  lose(what: string, count = 1): void {
    if (count > 0) this.#lost.set(what, (this.#lost.get(what) ?? 0) + count);
  }

  report(format: ExportFormat): ExportReport {
    const { conversations, messages, media } = this;
    const lost = [...this.#lost].map(([what, count]) => ({ what, count }));
    lost.sort((a, b) => (a.what < b.what ? -1 : 1));
    return { format, conversations, messages, media, lost };
  }
}
