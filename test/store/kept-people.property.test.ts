import { rmSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openStore } from '../../src/house/store-engine.ts';
import { deleteConversation } from '../../src/store/page/commands/delete-conversation.ts';
import { deletePerson } from '../../src/store/page/commands/delete-person.ts';
import { recordMessage } from '../../src/store/page/commands/record-message.ts';
import { recordPerson } from '../../src/store/page/commands/record-person.ts';
import { recordPersonChange } from '../../src/store/page/commands/record-person-change.ts';
import { history } from '../../src/store/page/history-writer.ts';
import type { PageStore } from '../../src/store/page/page-store.ts';
import type { Transaction } from '../../src/store/store.ts';
import { runsHere } from '../support/runs-here.ts';
import { PAGE } from './talk.ts';
import { freshFile } from './talks.ts';

/** Ids of those who may be there. */
const PEOPLE = ['10', '20'] as const;
const KINDS = [
  'is renamed',
  'begins',
  'says',
  'is told',
  'is told aside',
  'goes',
  'is cut',
] as const;

interface Step {
  readonly id: (typeof PEOPLE)[number];
  readonly kind: (typeof KINDS)[number];
  /** Whether another process does it. */
  readonly elsewhere: boolean;
  /** Whether it is committed with the one before. */
  readonly together: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  id: fc.constantFrom(...PEOPLE),
  kind: fc.constantFrom(...KINDS),
  elsewhere: fc.boolean(),
  together: fc.boolean(),
});

let at = 1_700_000_000_000;

/** Does something to a person: whoever is not there joins, who has no conversation begins one. */
async function take(tx: Transaction, { id, kind }: Step): Promise<void> {
  const page = tx.pageReader(PAGE);
  const person = await page.people.byId(id);
  if (!person) {
    await recordPerson(tx, PAGE, { id, platform: 'MESSENGER', name: `Number ${at}` }, ++at);
    return;
  }
  const direct = await page.conversations.direct(person.no);
  if (kind === 'is renamed') {
    await recordPersonChange(tx, PAGE, person, { name: `Number ${at}` }, ++at);
  } else if (kind === 'goes') {
    await deletePerson(tx, PAGE, person.no, ++at);
  } else if (!direct || kind === 'begins') {
    const named = { id: `t_${++at}`, platform: 'MESSENGER', folder: 'inbox' } as const;
    await history(tx, PAGE).addConversation({ ...named, people: [person.no] });
  } else if (kind === 'is cut') {
    await deleteConversation(tx, PAGE, direct.no, ++at);
  } else {
    const sender = kind === 'says' ? person.no : 0;
    const all = await page.conversations.after(0, 100);
    const taking = await page.people.participantsOf(all.map(({ no }) => no));
    const other = all.findLast(
      ({ no }, i) => no !== direct.no && taking[i]?.[0]?.person.no === person.no,
    );
    const { no } = kind === 'is told aside' ? (other ?? direct) : direct;
    await recordMessage(tx, PAGE, no, () => ({ created: ++at, sender, text: 'Hi' }));
  }
}

/** All that is known of the people. */
async function known({ people, conversations }: PageStore) {
  const found = [];
  for (const id of PEOPLE) {
    const person = await people.byId(id);
    const direct = person && (await conversations.direct(person.no));
    const taking = direct && (await people.participantsOf([direct.no]));
    found.push({ person, direct, taking, byNo: person && (await people.byNos([person.no])) });
  }
  return found;
}

it('what is kept of people is what is there, whatever is done, by whom and with what together', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const file = freshFile();
      const [here, there] = [await openStore(file), await openStore(file)];
      const under: Promise<void>[] = [];
      for (const each of steps) {
        if (!each.together) await Promise.all(under.splice(0));
        const store = each.elsewhere ? there : here;
        under.push(
          store.transaction(async (tx) => {
            expect(await known(tx.firstReader(PAGE))).toEqual(await known(tx.pageReader(PAGE)));
            await take(tx, each);
            expect(await known(tx.firstReader(PAGE))).toEqual(await known(tx.pageReader(PAGE)));
          }),
        );
        if (each.together) continue;
        await Promise.all(under.splice(0));
        await setImmediate();
        await here.kept.look(PAGE);
        const fresh = await here.snapshot((snapshot) => known(snapshot.page(PAGE)));
        expect(await known(here.kept.page(PAGE))).toEqual(fresh);
        expect(await known(here.kept.page(PAGE))).toEqual(fresh);
      }
      await Promise.all(under);
      await Promise.all([here.close(), there.close()]);
      rmSync(file);
    }),
    { numRuns: runsHere(40) },
  );
});
