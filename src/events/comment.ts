import type { CommentRow } from '../store/page/comments.ts';
import type { PersonRow } from '../store/page/people.ts';
import { exactNumber } from './exact-number.ts';
import type { EventShape } from './shape.ts';

/**
 * A person published something: what private replies answer. It is no message, so it stands in
 * `changes` (wire.md 9.5).
 */
export const comment: EventShape<'comment'> = {
  fields: { MESSENGER: 'feed', INSTAGRAM: 'comments' },
  standby: false,
  isChange: true,
  async tell({ body }, scene) {
    const found = await scene.published(body.comment);
    const person = found && (await scene.author(found));
    if (!person || found.deleted) return undefined;
    const isOfPage = person.platform === 'MESSENGER';
    return { by: 'nobody', own: isOfPage ? onPage(found, person) : onInstagram(found, person) };
  },
};

/** A person took it back: Instagram does not tell. */
export const commentRemoval: EventShape<'comment'> = {
  fields: { MESSENGER: 'feed' },
  standby: false,
  isChange: true,
  async tell({ body }, scene) {
    const found = await scene.published(body.comment);
    const person = found && (await scene.author(found));
    return person && { by: 'nobody', own: named(found, person, 'remove') };
  },
};

function onPage(published: CommentRow, author: PersonRow): object {
  const { id, post, text, created } = published;
  const isPost = id === post;
  return {
    ...named(published, author, 'add'),
    ...(isPost
      ? { sender_id: exactNumber(author.id), is_hidden: false }
      : { created_time: Math.floor(created / 1000) }),
    message: text,
  };
}

/** What was published, where and by whom. */
function named(
  { id, post, parent = post }: CommentRow,
  { id: author, name }: PersonRow,
  verb: 'add' | 'remove',
): object {
  const from = { id: author, name };
  if (id === post) return { item: 'post', verb, post_id: id, from };
  return { item: 'comment', verb, comment_id: id, post_id: post, parent_id: parent, from };
}

const onInstagram = (
  { id, post, parent, text }: CommentRow,
  { id: author, username = '' }: PersonRow,
): object => ({
  from: { id: author, username },
  media: { id: post, media_product_type: 'FEED' },
  id,
  ...(parent !== undefined && { parent_id: parent }),
  text,
});
