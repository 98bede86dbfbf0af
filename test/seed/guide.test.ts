import { expect, it } from 'vitest';
import { page } from '../docs/support/markdown.ts';
import { seededWorld } from './support/seeded.ts';

const guide = page('docs/guides/seed-file.md');
const [file = { text: '' }] = guide.blocks;

it('is refused as the guide says where something in it is another', async () => {
  const { seed } = await seededWorld();
  await seed(file.text);
  const changed = seed(file.text.replace('mode: live', 'mode: development'));
  const shown = guide.inline.find((code) => code.startsWith('store.yaml:')) ?? '';
  await expect(changed).rejects.toThrow(shown.replace('store.yaml', 'seed.yaml'));
});

it('takes the tokens that the guide asks for', async () => {
  const { seed } = await seededWorld();
  const { text = '' } = guide.blocks.find((block) => block.text.startsWith('tokens:')) ?? {};
  const wanted = file.text;
  const { tokens } = await seed(`${wanted}\n${text}`);
  expect(tokens.map(({ kind }) => kind)).toEqual(['page', 'instagram', 'user', 'app']);
});
