import type { Caller } from '../../access/caller.ts';
import type { Day } from '../../base/day.ts';
import { formsUsed } from '../../graph/declare/dated-forms.ts';
import type { GraphRequest } from '../../graph/wire/request.ts';
import type { Operations } from '../operations.ts';
import type { AnswerDeps } from './answer-deps.ts';
import { useOf } from './call-use.ts';

/** Uses that are being noted, or could not be, by app, form and day. */
const MOST_NOTED = 10_000;

/**
 * Keeps when apps first used what will be frozen: those that did may go on (wire.md 13.1, 6). It is
 * written after the answer, once an app, form and day at most, and not where the platform is as of no day.
 */
export class FormUses {
  readonly #deps: AnswerDeps;
  readonly #operations: Operations;
  readonly #noted = new Set<string>();

  constructor(deps: AnswerDeps, operations: Operations) {
    this.#deps = deps;
    this.#operations = operations;
  }

  /** Notes what a request that was answered has used. */
  note(request: GraphRequest, caller: Caller | undefined): void {
    const { calendar, rehearses, store, onFault } = this.#deps;
    const { freezing, day } = calendar.offer;
    if (freezing === undefined || day === undefined || rehearses || store.isReadOnly || !caller)
      return;
    const { id, usedForms } = caller.app;
    const fresh = formsUsed(useOf(request, this.#operations))
      .map(({ form }) => form)
      .filter((form) => freezing.has(form) && usedForms[form] === undefined)
      .filter((form) => !this.#noted.has(`${id} ${form} ${day}`));
    if (fresh.length === 0) return;
    if (this.#noted.size >= MOST_NOTED) this.#noted.clear();
    const keys = fresh.map((form) => `${id} ${form} ${day}`);
    for (const key of keys) this.#noted.add(key);
    // Once it stands with the app, that tells; it may be taken away there, and used again.
    const done = () => keys.forEach((key) => void this.#noted.delete(key));
    this.#write(id, fresh, day).then(done, onFault);
  }

  async #write(id: string, forms: readonly string[], day: Day): Promise<void> {
    await this.#deps.store.transaction(async ({ directory, reader }) => {
      const app = await reader.apps.byId(id);
      // Another call has noted it meanwhile.
      if (!app || forms.every((form) => app.usedForms[form] !== undefined)) return;
      const first = Object.fromEntries(forms.map((form) => [form, day]));
      await directory.apps.putSettings({ ...app, usedForms: { ...first, ...app.usedForms } });
    });
  }
}
