/** Every sign. */
import type { CodeSign, PackageSign, Sign, TextSign } from '../sign.ts';
import { carriedPayload } from './carried-payload.ts';
import { decodedExec } from './decoded-exec.ts';

export const codeSigns: readonly CodeSign[] = [decodedExec, carriedPayload];

export const textSigns: readonly TextSign[] = [];

export const packageSigns: readonly PackageSign[] = [];

export const signs: readonly Sign[] = [...codeSigns, ...textSigns, ...packageSigns];
