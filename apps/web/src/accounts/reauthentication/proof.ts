import { GivenPassword, TotpCode } from '@portal/domain/accounts/contract'
import { type Reauthentication, RecoveryCode } from '@portal/domain/accounts/factors'
import { PasskeyRequest } from '@portal/domain/accounts/passkeys'
import { z } from 'zod'
import { Empty, http } from '../../platform/http/http.ts'
import { askPasskey } from '../second-factor/passkeys.ts'
import type { Way } from '../second-factor/ways.ts'

/** What somebody shows to be believed. */
export type ProofKind = Way | 'recovery-code'

const password = GivenPassword
const asPasskey = z.object({ kind: z.literal('passkey') })
const asTotp = z.object({ kind: z.literal('totp'), password, code: TotpCode })
const asRecoveryCode = z.object({
  kind: z.literal('recovery-code'),
  password,
  recoveryCode: RecoveryCode,
})

const Shown = z.discriminatedUnion('kind', [asPasskey, asTotp, asRecoveryCode])
export type Proof = z.output<typeof Shown>

type Typed = { kind: ProofKind; password: string; code: string; recoveryCode: string }
/** What the form holds for every kind; of it counts what belongs to the chosen one, and the rest is dropped. */
export const Proof = Shown as unknown as z.ZodType<Proof, Typed>

/** Opens the account for changes for a while. Throws the refusal. */
export async function prove(proof: Proof): Promise<void> {
  const body = await reauthenticationOf(proof)
  await http('POST', '/session/reauthentication', Empty, { body })
}

async function reauthenticationOf(proof: Proof): Promise<Reauthentication> {
  const { kind } = proof
  switch (kind) {
    case 'passkey': {
      const request = await http('POST', '/session/reauthentication-challenge', PasskeyRequest)
      return { secondFactor: { kind, assertion: await askPasskey(request) } }
    }
    case 'totp':
      return { password: proof.password, secondFactor: { kind, code: proof.code } }
    case 'recovery-code':
      return { password: proof.password, secondFactor: { kind, code: proof.recoveryCode } }
  }
}
