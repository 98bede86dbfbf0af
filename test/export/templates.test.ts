import { expect, it } from 'vitest';
import { mug, postback, templated } from '../sending/samples.ts';
import { sender } from '../sending/sending.ts';
import { exportWorld } from './support/export-world.ts';

const { default_action, ...card } = mug;
const elements = [card, { title: 'Blue bowl', buttons: [postback] }];

/** A conversation in which the Page has sent cards. */
async function withCards() {
  const world = await exportWorld();
  const { person } = await world.w.conversation();
  const message = templated('generic', { elements });
  const { status } = await sender(world.w).send({ recipient: { id: person.id }, message });
  expect(status).toBe(200);
  return world;
}

it('jsonl: a template stands as it was sent', async () => {
  await using world = await withCards();
  await world.out({ format: 'jsonl' });
  const { turns } = JSON.parse(await world.text('conversations.jsonl'));
  expect(turns[1].template).toEqual({ template_type: 'generic', elements });
  expect(turns[1].files.map((each: typeof turns) => each.template.title)).toEqual([
    'Clover mug',
    'Blue bowl',
  ]);
});

it('html: every card is shown, with what its buttons say', async () => {
  await using world = await withCards();
  await world.out({ format: 'html' });
  const [path = ''] = (await world.files()).filter((each) => /^(?!index).*\.html$/.test(each));
  const html = await world.text(path);
  for (const said of ['Clover mug', 'Green glaze', 'Look', 'Blue bowl', 'Yes']) {
    expect(html).toContain(said);
  }
});

it('dyi: what the form has no place for is counted', async () => {
  await using world = await withCards();
  const { lost } = await world.out({ format: 'dyi' });
  expect(lost.map(({ what }: { what: string }) => what)).toEqual(
    expect.arrayContaining(['templates', 'what buttons and quick replies bring']),
  );
});
