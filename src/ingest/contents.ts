import { madeAt } from '../base/made-at.ts';

/** What a section of a download holds: a folder of threads, such as `inbox`. */
export interface SectionReport {
  /** The folder's name; `encrypted` for the encrypted download, empty for threads in none. */
  readonly section: string;
  readonly threads: number;
  readonly messages: number;
  /** Besides the business; each counts once a thread. */
  readonly people: number;
  readonly media: number;
  readonly media_missing: number;
}

/** Messages of a year, in UTC. */
export interface YearReport {
  readonly year: number;
  readonly messages: number;
}

/** Counts what the threads of a platform hold, by the section that they lie in and by year. */
export class Contents {
  readonly #sections = new Map<
    string,
    { -readonly [key in keyof SectionReport]: SectionReport[key] }
  >();
  readonly #years = new Map<number, number>();

  addThread(section: string, people: number): void {
    const counts = this.#of(section);
    counts.threads++;
    counts.people += people;
  }

  /** @param years of the messages of a file, where they were counted */
  addMessages(
    section: string,
    messages: number,
    years: Readonly<Record<string, number>> = {},
  ): void {
    this.#of(section).messages += messages;
    for (const [text, count] of Object.entries(years)) {
      const year = Number(text);
      this.#years.set(year, (this.#years.get(year) ?? 0) + count);
    }
  }

  addMedia(section: string, found: number, missing: number): void {
    const counts = this.#of(section);
    counts.media += found;
    counts.media_missing += missing;
  }

  /** Sections by name; those with most messages first. */
  sections(): SectionReport[] {
    const all = [...this.#sections.values()];
    return all.sort((a, b) => b.messages - a.messages || (a.section < b.section ? -1 : 1));
  }

  /** Years that have messages, in order. */
  years(): YearReport[] {
    const all = [...this.#years].map(([year, messages]) => ({ year, messages }));
    return all.sort((a, b) => a.year - b.year);
  }

  #of(section: string) {
    const none = { section, threads: 0, messages: 0, people: 0, media: 0, media_missing: 0 };
    return madeAt(this.#sections, section, () => none);
  }
}
