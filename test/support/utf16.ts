import fc from 'fast-check';

/**
 * Any UTF-16 whatever, NUL and half characters among it. (fast-check's own unit `binary` holds no
 * half characters and takes seconds to be made.)
 */
export const utf16 = (maxLength = 20): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof({ arbitrary: fc.nat(0xff), weight: 3 }, fc.nat(0xffff)), { maxLength })
    .map((units) => String.fromCharCode(...units));
