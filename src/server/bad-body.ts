import { GraphError } from '../graph/errors/error.ts';

const WANTED = {
  json: 'a JSON object, as its Content-Type says',
  multipart: 'multipart/form-data with a boundary, as its Content-Type says',
  gzip: 'compressed with gzip, as its Content-Encoding says',
  encoding: 'sent with Content-Encoding gzip or none',
};

/** The error for a body that is not what its headers claim, with what is wrong where, if known. */
export const badBody = (claim: keyof typeof WANTED, problem?: string): GraphError =>
  new GraphError('invalidParameter', {
    param: 'body',
    wanted: problem === undefined ? WANTED[claim] : `${WANTED[claim]}: ${problem}`,
  });
