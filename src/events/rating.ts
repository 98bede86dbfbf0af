import type { EventShape } from './shape.ts';

/** A person says what an answer of the Page was worth, in the platform's words (wire.md 9.6). */
export const rating: EventShape<'rating'> = {
  fields: { MESSENGER: 'response_feedback' },
  standby: false,
  async tell({ body }, scene) {
    const rated = await scene.message(body);
    const person = await scene.person(body.person, body.conversation);
    if (!rated || !person) return undefined;
    const feedback = body.isGood ? 'Good response' : 'Bad response';
    return {
      ...{ by: 'person', person: person.id },
      own: { response_feedback: { feedback, mid: rated.mid } },
    };
  },
};
