import type { TimelineRow } from '../../journal/timeline/row.ts';
import { type RowForm, rowLine } from '../row-lines.ts';
import type { Names } from './names.ts';

/** Prints rows on stdout: lines for people, with the day where it is another, or JSON, an object a line. */
export class Printer {
  readonly #names: Names;
  readonly #form: Omit<RowForm, 'names'>;
  readonly #isJson: boolean;
  #day = '';

  constructor(names: Names, form: Omit<RowForm, 'names'>, isJson: boolean) {
    this.#names = names;
    this.#form = form;
    this.#isJson = isJson;
  }

  async print(rows: readonly TimelineRow[]): Promise<void> {
    if (rows.length === 0) return;
    process.stdout.write(`${(await this.#lines(rows)).join('\n')}\n`);
  }

  async #lines(rows: readonly TimelineRow[]): Promise<string[]> {
    if (this.#isJson) return rows.map((row) => JSON.stringify(row));
    await this.#names.learn(rows);
    const form = { ...this.#form, names: this.#names };
    return rows.flatMap((row) => {
      const day = row.at.slice(0, 10);
      const isOther = day !== this.#day;
      this.#day = day;
      const line = rowLine(row, form);
      return isOther ? [this.#form.paint.dim(day), line] : [line];
    });
  }
}
