/** The types of `convograph/testing` for CommonJS: those of index.ts. */
import type * as kit from './index.ts' with { 'resolution-mode': 'import' };

export type * from './index.ts' with { 'resolution-mode': 'import' };

export declare const startConvograph: typeof kit.startConvograph;
export declare const controlClient: typeof kit.controlClient;
export declare const ControlError: typeof kit.ControlError;
export declare const NoReply: typeof kit.NoReply;
export declare const ReplayDiffers: typeof kit.ReplayDiffers;
export declare const NoSilence: typeof kit.NoSilence;
export declare const StillUsed: typeof kit.StillUsed;
