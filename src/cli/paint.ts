import { styleText } from 'node:util';

/** How lines about calls and webhooks are coloured. */
export interface Paint {
  /** What is beside the point. */
  readonly dim: (text: string) => string;
  /** An HTTP status; where there is none, what stands for it. */
  readonly status: (status: number | undefined, without: string) => string;
}

/** Colours for a stream, where it is a terminal that has them. */
export const paintOf = (stream: NodeJS.WritableStream): Paint => ({
  dim: (text) => styleText('dim', text, { stream }),
  status: (status, without) => {
    if (status === undefined) return styleText('red', without, { stream });
    const colour = status >= 500 ? 'red' : status >= 400 ? 'yellow' : 'green';
    return styleText(colour, String(status), { stream });
  },
});

/** No colours, for texts. */
export const PLAIN_PAINT: Paint = {
  dim: (text) => text,
  status: (status, without) => (status === undefined ? without : String(status)),
};
