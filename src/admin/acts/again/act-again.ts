import type { PageStore } from '../../../store/page/page-store.ts';
import type { PersonRow } from '../../../store/page/people.ts';
import { PLATFORMS } from '../../../store/page/platform.ts';
import { operation } from '../../operation.ts';
import { page } from '../../pages/page.ts';
import { findPage } from '../../pages.ts';
import { integer, object, open, text, word } from '../../schema.ts';
import { eventNamed } from '../../webhooks/event-named.ts';
import { redoOf } from './makers.ts';
import { midAt } from './redo.ts';

const ActAgain = object(
  'ActAgain',
  'An event of a Page, and where somebody did it the operation that does it again.',
  {
    event: integer("its number in the Page's log"),
    at: text('ISO 8601 in UTC'),
    kind: text('of the event'),
    'operation?': text(
      'id of the operation; absent of what no person and no human of the Page did',
    ),
    'input?': open('ActInput', 'what the operation takes, files as their bytes', {
      'as?': text('who did it'),
    }),
    'person_id?': text('whom it is about: PSID or IGSID'),
    'person_name?': text(),
    'platform?': word(PLATFORMS),
    'conversation_id?': text(),
    'message_id?': text('of the message that it wrote, or that it is about'),
    'unclear?': text('why it can be done again no more, where it cannot'),
  },
);

export const showActOperation = operation({
  id: 'showAct',
  words: 'Show what somebody did as the operation that does it again',
  http: 'GET /pages/{page}/acts/{event}',
  takes: {
    page,
    event: text('number of an event in the log of the Page, or id of a message that came of it'),
  },
  gives: ActAgain,
  async run({ store, media }, { page: pageText, event: eventText }) {
    const page = await findPage({ store }, pageText);
    const reader = store.page(page.no);
    const event = await eventNamed(reader, page, eventText);
    const source = { page, store: reader, media };
    const redo = await redoOf(event, source);
    const { no, at, kind } = event;
    const what = { event: no, at: new Date(at).toISOString(), kind };
    if (!redo) return what;
    const { operation, input, person: personNo, conversation, message, unclear } = redo;
    const standing =
      conversation === undefined ? undefined : await reader.conversations.byAnyNo(conversation);
    const person = await personOf(reader, personNo, standing?.no);
    const mid = message && (await midAt(source, message));
    const isThere = operation !== undefined && unclear === undefined;
    return {
      ...what,
      ...(isThere && { operation, input: { page: page.id, ...as(person), ...input } }),
      ...(person && { person_id: person.id, person_name: person.name, platform: person.platform }),
      ...(standing && { conversation_id: standing.id }),
      ...(mid !== undefined && { message_id: mid }),
      ...(unclear !== undefined && { unclear }),
    };
  },
});

const as = (person: PersonRow | undefined) => person && { as: person.id };

/** By the number that the person had then; else whom the Page talks with. */
async function personOf(
  { people }: PageStore,
  no: number | undefined,
  conversation: number | undefined,
): Promise<PersonRow | undefined> {
  const known = no === undefined ? undefined : await people.byAnyNo(no);
  if (known || conversation === undefined) return known;
  const [[first] = []] = await people.participantsOf([conversation]);
  return first?.person;
}
