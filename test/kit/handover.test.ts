// The tests of the example, as they are.
import '../../examples/handover/handover.vitest.test.mjs';
