import { canonicalJson } from '@portal/domain/canonical-json'
import {
  type ConfirmationChallenge,
  type ConfirmedAct,
  FactorList,
  type SecondFactor,
} from '@portal/domain/accounts/factors'
import { TotpCode } from '@portal/domain/accounts/contract'
import { PasskeyRequest } from '@portal/domain/accounts/passkeys'
import { AppError } from '@portal/domain/fault'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { explain } from '../language/explain.ts'
import { faultOf } from '../http/fault-of.ts'
import { http } from '../http/http.ts'
import { askPasskey, isPasskeyPossible } from './passkeys.ts'

/** What the person here may confirm with. */
export const factorsQuery = () =>
  queryOptions({
    queryKey: ['factors'],
    queryFn: ({ signal }) => http('GET', '/account/factors', FactorList, { signal }),
  })

export type Way = 'passkey' | 'totp'

/** The ways open to this person in this browser, the stronger first. Until they are known, a code is assumed. */
export function waysOf(factors: FactorList | undefined): Way[] {
  if (!factors) return ['totp']
  const { passkeys, authenticators, authenticatorsDisabled } = factors
  const ways: Way[] = []
  if (passkeys.length > 0 && isPasskeyPossible()) ways.push('passkey')
  if (authenticators.length > 0 && (!authenticatorsDisabled || passkeys.length === 0))
    ways.push('totp')
  return ways
}

/**
 * The fresh second factor of a binding act: `field` for `SecondFactorField`, `give` for the request, and what is left
 * of the form's refusal once the field has said what concerns it.
 */
export function useSecondFactor(refusal: Error | null) {
  const { data: factors } = useQuery(factorsQuery())
  const [chosen, setChosen] = useState<Way | null>(null)
  const [code, setCode] = useState('')
  const ways = waysOf(factors)
  // Somebody who has begun to type is not moved to another way.
  const preferred = code === '' ? chosen : (chosen ?? 'totp')
  const way = ways.find((each) => each === preferred) ?? ways[0] ?? null
  const isOfCode = refusal !== null && concernsCode(refusal)

  return {
    field: {
      ways,
      way,
      onWay: setChosen,
      code,
      onCode: setCode,
      errorMessage: isOfCode ? explain(refusal) : undefined,
    },
    /** What the field does not say itself. */
    refusal: isOfCode ? null : refusal,
    /** Asks the passkey for exactly this, or takes the code that was typed. Throws what `explain` puts into words. */
    give: async (challenge: () => Promise<ConfirmationChallenge>): Promise<SecondFactor> => {
      if (way === 'passkey') return confirmWithPasskey(await challenge())
      const typed = TotpCode.safeParse(code)
      if (typed.success) return { kind: 'totp', code: typed.data }
      const issue = { path: '/secondFactor/code', message: 'six digits', code: 'invalid-format' }
      throw new AppError({ code: 'invalid', issues: [issue] })
    },
  }
}

async function confirmWithPasskey(body: ConfirmationChallenge): Promise<SecondFactor> {
  const request = await http('POST', '/session/confirmation-challenge', PasskeyRequest, { body })
  return { kind: 'passkey', assertion: await askPasskey(request) }
}

function concernsCode(refusal: Error): boolean {
  const fault = faultOf(refusal)
  if (fault?.code === 'step-up-rejected') return fault.factor === undefined
  if (fault?.code === 'invalid')
    return fault.issues.every(({ path }) => path.startsWith('/secondFactor'))
  return fault?.code === 'step-up-required'
}

/** What a passkey confirms of an act whose text a person reviewed to the letter. */
export const challengeOfText = async (
  act: ConfirmedAct,
  subject: string,
  text: string,
): Promise<ConfirmationChallenge> => ({ act, subject, sha256: await sha256(text) })

/** The same of any other act: `input` as the contract's parse gives it, without `secondFactor`. */
export const challengeOfInput = (
  act: ConfirmedAct,
  subject: string,
  input: object,
): Promise<ConfirmationChallenge> => challengeOfText(act, subject, canonicalJson(input))

/** Hex, of the text in UTF-8. */
async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
