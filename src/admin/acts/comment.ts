import type { Random } from '../../base/random.ts';
import { recordComment, recordCommentDeletion } from '../../store/page/commands/record-comment.ts';
import type { CommentRow } from '../../store/page/comments.ts';
import { checkText, onStage, requireOpen, type Stage } from '../acts.ts';
import { AdminError } from '../error.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { text } from '../schema.ts';
import { Act, as } from './act.ts';

export const commentOperation = operation({
  id: 'comment',
  words: 'Comment on a post of a Page, or of its Instagram account',
  http: 'POST /pages/{page}/acts/comment',
  status: 201,
  takes: {
    page,
    as,
    text: text('what the comment says'),
    'post_id?': text('id of the post that it is on (default: another)', '--post <id>'),
    'reply_to?': text('id of the comment that it answers', '--reply-to <id>'),
  },
  gives: Act,
  run: (deps, { page, as, text, post_id, reply_to }) =>
    onStage(deps, { page, as }, async (stage) => {
      const parent = reply_to === undefined ? undefined : await published(stage, reply_to);
      const post = post_id ?? parent?.post ?? postId(stage, deps.random);
      checkId(post);
      return publish(stage, text, { id: commentId(stage, post, deps.random), post, parent });
    }),
  command: 'comment <text>',
  examples: ['comment "Do you ship?" --page "My Page" --as "Grace Hopper"'],
  note: 'A bot answers it in private with `recipient.comment_id`, once, within seven days.',
  says: ({ comment_id, event }) => `Commented: ${comment_id} (event ${event})`,
});

export const postOperation = operation({
  id: 'post',
  words: 'Publish a post on a Page, as a visitor',
  http: 'POST /pages/{page}/acts/post',
  status: 201,
  takes: { page, as, text: text('what the post says') },
  gives: Act,
  run: (deps, { page, as, text }) =>
    onStage(deps, { page, as }, (stage) => {
      if (stage.person.platform === 'INSTAGRAM') {
        throw new AdminError('On Instagram nobody posts on the account of another: comment there.');
      }
      const id = postId(stage, deps.random);
      return publish(stage, text, { id, post: id });
    }),
  command: 'post <text>',
  examples: ['post "Do you ship?" --page "My Page" --as "Grace Hopper"'],
  note: 'A bot answers it in private with `recipient.post_id`, once, within seven days.',
  says: ({ post_id, event }) => `Posted: ${post_id} (event ${event})`,
});

export const uncommentOperation = operation({
  id: 'uncomment',
  words: 'Delete a comment or a post that one has published',
  http: 'POST /pages/{page}/acts/uncomment',
  status: 201,
  takes: { page, as, id: text('id of the comment or post') },
  gives: Act,
  run: (deps, { page, as, id }) =>
    onStage(deps, { page, as }, async (stage) => {
      const comment = await published(stage, id, stage.person.no);
      await recordCommentDeletion(stage.tx, stage.page.no, comment, stage.at);
      return { comment };
    }),
  command: 'uncomment <id>',
  note: 'The id is what `comment` and `post` print.',
  examples: ['uncomment 122103846645077607_1490822195371767 --page "My Page" --as "Grace Hopper"'],
  says: ({ event }) => `Deleted (event ${event})`,
});

interface Place {
  readonly id: string;
  readonly post: string;
  readonly parent?: CommentRow | undefined;
}

async function publish(stage: Stage, text: string, { id, post, parent }: Place) {
  checkText(text);
  requireOpen(stage);
  const { tx, page, person, at: created } = stage;
  const comment = { id, post, parent: parent?.id, person: person.no, text, created };
  await recordComment(tx, page.no, comment);
  return { comment };
}

/** Ids as the platforms make them: a Page's post has the Page's id before its own (wire.md 9.5). */
const postId = ({ page, person }: Stage, random: Random): string =>
  person.platform === 'INSTAGRAM' ? random.digits(17) : `${page.id}_${random.digits(15)}`;

const commentId = ({ person }: Stage, post: string, random: Random): string =>
  person.platform === 'INSTAGRAM'
    ? random.digits(17)
    : `${post.replace(/^.*_/, '')}_${random.digits(16)}`;

/** @throws AdminError where it is none */
function checkId(id: string): void {
  if (/^\d{1,40}(?:_\d{1,40})?$/.test(id)) return;
  throw new AdminError(
    `The id of a post is digits, or two such with "_" between, and "${id}" is not.`,
  );
}

/**
 * What is there on the person's platform.
 * @param by number of who has to have written it; anybody without
 * @throws AdminError
 */
async function published({ store, person, page }: Stage, id: string, by?: number) {
  const found = await store.comments.byId(id);
  const author = found && (await store.people.byAnyNo(found.person));
  const isHere = author?.platform === person.platform && !found?.deleted;
  if (found && isHere && (by === undefined || by === author.no)) return found;
  throw new AdminError(
    `There is no comment "${id}"${by === undefined ? '' : ` of "${person.name}"`} on "${page.name}": \`npx convograph comment TEXT --page ${page.id} --as ${person.id}\` makes one and tells its id.`,
    { missing: id },
  );
}
