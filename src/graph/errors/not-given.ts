/** An error of Meta's that nothing here can cause, as wire.md 3.2 lists it. */
export interface NotGiven {
  /** Code, or code/subcode, as the table has it. */
  readonly code: string;
  /** As Meta's host puts it; in parentheses where its words are not known. */
  readonly said: string;
  readonly why: string;
}

const SENDING =
  'Of a part of sending that is not offered yet, or of a failure that nothing here causes.';
const MARKETING = 'Of marketing messages and their opt-in, which are not offered.';

/**
 * What of the platform's errors the catalogue leaves out, and why. With the catalogue it makes up
 * the whole of wire.md 3.2.
 */
export const NOT_GIVEN: readonly NotGiven[] = [
  {
    code: '1/99',
    said: 'An unknown error occurred.',
    why: 'Meta gives it for faults and for missing permissions alike; here a fault is 1 without a subcode, and what is missing has its own error.',
  },
  { code: '1/1357046', said: 'Received invalid JSON reply.', why: SENDING },
  {
    code: '1/2018382',
    said: '(#1) The given "FORM_ID" field is incorrect, or the form is not inthread eligible.',
    why: SENDING,
  },
  {
    code: '2/2018344',
    said: 'Service temporarily unavailable',
    why: 'Of inbox labels, which are not offered.',
  },
  {
    code: '4/2018022',
    said: 'Too many send requests to phone numbers',
    why: 'Of sending to phone numbers, which is not offered.',
  },
  { code: '4/2018354', said: '(minimum delay between two notifications)', why: MARKETING },
  { code: '9/2018352', said: 'User is performing too many actions', why: MARKETING },
  {
    code: '10/1404170, 1893015, 1893063, 2018336, 2534077',
    said: '(restrictions of the Page, the person or their country)',
    why: `${SENDING} 10/1893063 alone is given: \`error:pageRestricted\`.`,
  },
  {
    code: '100',
    said: '(#100) param messaging_type must be one of {RESPONSE, UPDATE, MESSAGE_TAG}',
    why: 'Told in the words of today: `error:enumParameter`, with UTILITY among the values.',
  },
  {
    code: '100',
    said: '(#100) Object does not exist, cannot be loaded due to missing permission or reviewable feature, or does not support this operation.',
    why: 'Of Pages read without pages_read_engagement. Here whoever has a role on a Page may read it, and to others it does not exist (`error:notFound`); conversations without the scope are `error:missingEngagementScope`.',
  },
  {
    code: '100',
    said: '(#100) The After Cursor specified exceeds the max limit supported by this endpoint',
    why: 'No edge here has a last page before its last row: a cursor that it gave out is good for as long as the row is there.',
  },
  {
    code: '102',
    said: '(session errors)',
    why: 'Of sessions from before access tokens, of which none can be made here.',
  },
  {
    code: '190/466',
    said: 'Error validating access token: The session was invalidated explicitly using an API call.',
    why: 'No call here ends a session: whoever removes the app ends its tokens, with 458.',
  },
  {
    code: '200–299',
    said: '(#210) …',
    why: 'Of the range 200 to 299, what conversations need is 200, 230 and 283.',
  },
  {
    code: '341',
    said: 'Application limit reached',
    why: 'A brake that Meta puts on by no rule it tells; the limits with a rule have their own codes.',
  },
  { code: '506', said: 'Duplicate Post', why: 'Of posts, which are not offered.' },
  {
    code: '613/1996',
    said: '(inconsistent request volume)',
    why: 'Meta does not tell what volume it finds inconsistent; here 613 has one rule and no subcode.',
  },
  { code: '1609005', said: 'Error posting link', why: 'Of posts, which are not offered.' },
];
