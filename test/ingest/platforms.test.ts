import { join } from 'node:path';
import { expect, it } from 'vitest';
import { archiveWorld, type Files } from './support/archive-world.ts';
import { e2ee, fb } from './support/threads.ts';
import { zipTexts } from './support/zips.ts';

const ME = 'Tern';
const thread = (name: string) => fb([name, ME], [[name, 'hi']]);
const old = (name: string): Files => ({
  [`messages/inbox/${name}_${name.charCodeAt(0)}/message_1.json`]: thread(name),
});

/** The platforms of the conversations that come in, by the name of their customer. */
async function platformsOf(archives: readonly Files[], names: readonly string[], zipped = false) {
  await using it = await archiveWorld();
  const paths = await Promise.all(
    archives.map(async (files, i) => {
      const name = names[i] as string;
      if (!zipped) return it.save(files, name);
      const texts = Object.entries(files).map(([path, file]) => [path, JSON.stringify(file)]);
      return zipTexts(Object.fromEntries(texts), join(it.folder, name));
    }),
  );
  await it.load(paths, { me: ME });
  const found = await it.conversations();
  return Object.fromEntries(
    found.map(({ platform, participants }) => {
      const [one] = participants.data.map((a: Record<string, string>) => a.username ?? a.name);
      return [one, platform];
    }),
  );
}

it.each([
  ['followers_and_following/followers.json'],
  ['connections/followers_and_following/following.json'],
  ['account_information/personal_information.json'],
  ['personal_information/personal_information/personal_information.json'],
  ['login_and_account_creation/signup_information.json'],
])('is Instagram where %s lies beside the threads', async (beside) => {
  expect(await platformsOf([{ ...old('Vi'), [beside]: {} }], ['download'])).toEqual({
    Vi: 'instagram',
  });
});

it.each([
  ['instagram-tern-20220311', 'instagram'],
  ['instagram', 'instagram'],
  ['facebook-tern-2021', 'messenger'],
  ['tern-2021', 'messenger'],
])('is told by the name of its folder: %s', async (name, platform) => {
  expect(await platformsOf([old('Vi')], [name])).toEqual({ Vi: platform });
  expect(await platformsOf([old('Vi')], [`${name}.zip`], true)).toEqual({ Vi: platform });
});

it('believes what lies there before a name', async () => {
  const files = { ...old('Vi'), 'profile_information/profile_information.json': {} };
  expect(await platformsOf([files], ['instagram-backup'])).toEqual({ Vi: 'messenger' });
});

it('tells two downloads apart that are given at once with their threads in the same place', async () => {
  const facebook = { ...old('Fay'), 'profile_information/profile_information.json': {} };
  const instagram = { ...old('Ina'), 'followers_and_following/followers.json': {} };
  const wanted = { Fay: 'messenger', Ina: 'instagram' };
  expect(await platformsOf([facebook, instagram], ['a.zip', 'b.zip'], true)).toEqual(wanted);
  expect(await platformsOf([facebook, instagram], ['a', 'b'])).toEqual(wanted);
  const both = Object.fromEntries([
    ...Object.entries(facebook).map(([path, file]) => [`one/${path}`, file]),
    ...Object.entries(instagram).map(([path, file]) => [`two/${path}`, file]),
  ]);
  expect(await platformsOf([both], ['downloads'])).toEqual(wanted);
});

it('takes a part in which nothing tells for what the other parts are', async () => {
  const first = { ...old('Vi'), 'followers_and_following/followers.json': {} };
  expect(await platformsOf([first, old('Wim')], ['1.zip', '2.zip'], true)).toEqual({
    Vi: 'instagram',
    Wim: 'instagram',
  });
});

it('knows a part by its name beside parts of another download, and asks where it has none', async () => {
  const facebook = { ...old('Fay'), 'profile_information/profile_information.json': {} };
  const instagram = { ...old('Ina'), 'followers_and_following/followers.json': {} };
  const all = [facebook, instagram, old('Jo')];
  const named = [
    'shop_20210311_part_1.zip',
    'pots_20210311_part_1.zip',
    'pots_20210311_part_2.zip',
  ];
  expect(await platformsOf(all, named, true)).toMatchObject({ Ina: 'instagram', Jo: 'instagram' });
  await expect(platformsOf(all, ['a.zip', 'b.zip', 'c.zip'], true)).rejects.toThrow(
    /c\.zip" is of Facebook or of Instagram: import it by itself, with --platform/,
  );
});

it('takes the encrypted download for Messenger’s beside one of Instagram', async () => {
  const instagram = { ...old('Ina'), 'followers_and_following/followers.json': {} };
  const encrypted = { 'messages/Joss_1.json': e2ee(['Joss', ME], [['Joss', 'hi']]) };
  expect(await platformsOf([instagram, encrypted], ['a.zip', 'messages.zip'], true)).toEqual({
    Ina: 'instagram',
    Joss: 'messenger',
  });
});
