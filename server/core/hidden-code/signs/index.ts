/** Every sign. */
import type { CodeSign, PackageSign, Sign, TextSign } from '../sign.ts';
import { antiAnalysis } from './anti-analysis.ts';
import { assembledCode } from './assembled-code.ts';
import { assembledName } from './assembled-name.ts';
import { autostart } from './autostart.ts';
import { beacon, nameExfiltration } from './beacon.ts';
import { carriedPayload } from './carried-payload.ts';
import { archiveProblem, bytecodeOnly, nativeBinary } from './container-signs.ts';
import { cloudMetadata, inputCapture } from './context.ts';
import { credentials } from './credentials.ts';
import { decodedAttribute } from './decoded-attribute.ts';
import { decodedExec } from './decoded-exec.ts';
import { destruction } from './destruction.ts';
import { downloadRun } from './download-run.ts';
import { downloadedCode } from './downloaded-code.ts';
import { environmentSent } from './environment-sent.ts';
import { foldedName, invisibleText, offScreen } from './hidden-text.ts';
import { installAction } from './install-action.ts';
import { marshalledCode } from './marshalled-code.ts';
import { metadataMismatch } from './metadata-mismatch.ts';
import { miner } from './miner.ts';
import { modelText } from './model-text.ts';
import { shadowedModule, systemCommand } from './names.ts';
import { obfuscatedNames } from './obfuscated-names.ts';
import { oddEncoding } from './odd-encoding.ts';
import { otherPackages } from './other-packages.ts';
import { packer } from './packer.ts';
import { pipedShell } from './piped-shell.ts';
import { powershell } from './powershell.ts';
import { rawAddress } from './raw-address.ts';
import { recordMismatch } from './record-mismatch.ts';
import { relayHost } from './relay-host.ts';
import { reverseShell } from './reverse-shell.ts';
import { importNetwork, importProcess } from './runs-early.ts';
import { selfReading } from './self-reading.ts';
import { shellcode } from './shellcode.ts';
import { siteHook, startFile, startupLine } from './startup-line.ts';

export const codeSigns: readonly CodeSign[] = [
  // Hiding
  decodedExec,
  carriedPayload,
  assembledCode,
  assembledName,
  decodedAttribute,
  marshalledCode,
  selfReading,
  offScreen,
  foldedName,
  obfuscatedNames,
  // Running early
  installAction,
  startupLine,
  importProcess,
  importNetwork,
  // Reaching out
  downloadedCode,
  downloadRun,
  pipedShell,
  powershell,
  reverseShell,
  beacon,
  nameExfiltration,
  relayHost,
  rawAddress,
  // Taking and staying
  environmentSent,
  credentials,
  cloudMetadata,
  inputCapture,
  autostart,
  shellcode,
  antiAnalysis,
  destruction,
  miner,
  otherPackages,
];

export const textSigns: readonly TextSign[] = [invisibleText, packer, modelText, oddEncoding];

export const packageSigns: readonly PackageSign[] = [
  archiveProblem,
  recordMismatch,
  metadataMismatch,
  bytecodeOnly,
  nativeBinary,
  siteHook,
  startFile,
  shadowedModule,
  systemCommand,
];

export const signs: readonly Sign[] = [...codeSigns, ...textSigns, ...packageSigns];
