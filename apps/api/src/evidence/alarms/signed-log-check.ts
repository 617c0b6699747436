import type { LogCheck } from '@portal/domain/evidence/alarms'
import { canonicalJson } from '@portal/domain/canonical-json'
import { type JWK, openJws, type Signer } from '../../platform/evidence/signing.ts'

const type = 'avv-portal-log-check+jws'

const said = (client: string, { by, at, sequence, findings, ended }: LogCheck) => ({
  v: 1,
  client,
  by,
  at,
  sequence,
  findings,
  ended,
})

export const signLogCheck = (signer: Signer, client: string, check: LogCheck): string =>
  signer.sign(said(client, check), type)

/** Whether the portal wrote this when it had gone through the log. */
export const isSignedLogCheck = (
  client: string,
  { signed, ...check }: LogCheck & { signed: string },
  keys: readonly JWK[],
): boolean => openJws(signed, type, keys) === canonicalJson(said(client, check))
