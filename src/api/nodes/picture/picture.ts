import type { EdgeArgs } from '../../../graph/declare/edge-args.ts';
import type { ObjectField } from '../../../graph/declare/node-type.ts';
import { GraphError } from '../../../graph/errors/error.ts';
import type { Call } from '../../../graph/execute/call.ts';
import { SILHOUETTE } from '../../../media/silhouette.ts';
import { DOCUMENTED } from '../../documented/names.ts';
import { enumValue } from '../../params.ts';
import { declare, type Services } from '../../services.ts';

const { loaded, object, scalar } = declare;

/** A profile picture by its name in the media store; without one, what stands for it. */
interface Picture {
  readonly name: string | undefined;
}

/** Pixels of a picture whose header does not tell, and of the one that stands for it. */
const SIDE = 160;
const urlOf = ({ name }: Picture, { services }: Call<Services>): string =>
  name === undefined
    ? services.mediaLink(SILHOUETTE.name, SILHOUETTE.mime)
    : services.mediaLink(name, 'image/jpeg');

const side = (which: 'width' | 'height', description: string) =>
  loaded<Picture, 'int'>(which, 'int', description, (nodes, { services }) =>
    Promise.all(
      nodes.map(async ({ name }) => {
        const size = name === undefined ? undefined : await services.pictureSize(name);
        return size?.[which] ?? SIDE;
      }),
    ),
  );

const pictureType = declare.node<Picture>('ProfilePictureSource', 'A profile picture.', {
  documented: DOCUMENTED.ProfilePictureSource,
  fields: [
    side('height', 'Height in pixels.'),
    scalar(
      'is_silhouette',
      'bool',
      'Whether it only stands for a picture that is not there.',
      ({ name }) => name === undefined,
    ),
    scalar('url', 'string', 'Its address.', urlOf),
    side('width', 'Width in pixels.'),
  ],
});

/** Sizes that Meta names, of which there is one here (the page reference; `Type` of its SDK). */
const TYPES = ['small', 'normal', 'album', 'large', 'square', 'thumbnail'] as const;
const ONE_SIZE = 'Known and without effect: there is one size of each picture.';

const params = [
  { name: 'redirect', type: 'bool', description: '0 or false: JSON. Else 302 to the picture.' },
  { name: 'type', type: `enum {${TYPES.join(', ')}}`, description: ONE_SIZE },
  { name: 'width', type: 'int', description: ONE_SIZE },
  { name: 'height', type: 'int', description: ONE_SIZE },
];

/**
 * The picture of a node: as a field where there is one, and at `/picture` in any case (wire.md
 * 13.3 q).
 * @param nameOf its name in the media store
 */
export const picture = <N>(
  nameOf: (node: N, call: Call<Services>) => string | undefined,
): ObjectField<N, Services> =>
  object<N, Picture>(
    'picture',
    () => pictureType,
    'The picture, where there is one; at its own address also what stands for it.',
    (nodes, call) =>
      nodes.map((node) => {
        const name = nameOf(node, call);
        return name === undefined ? undefined : { name };
      }),
    {
      wrapped: true,
      address: {
        counts: 'page',
        params,
        load(node, args, call): Picture {
          enumValue(args, 'type', TYPES);
          for (const name of ['width', 'height']) requireWhole(args, name);
          return { name: nameOf(node as N, call) };
        },
        location: (found, call) => urlOf(found as Picture, call),
      },
    },
  );

/** @throws GraphError `invalidParameter` (100) */
function requireWhole(args: EdgeArgs, param: string): void {
  if (/^\d{1,9}$/.test(args.get(param) ?? '0')) return;
  throw new GraphError('invalidParameter', {
    param,
    wanted: 'an integer greater than or equal to 0',
  });
}
