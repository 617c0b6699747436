import type { ConfirmationChallenge, SecondFactor } from '@portal/domain/accounts/factors'
import { TotpCode } from '@portal/domain/accounts/contract'
import { PasskeyRequest } from '@portal/domain/accounts/passkeys'
import { AppError } from '@portal/domain/fault'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { explain } from '../platform/language/explain.ts'
import { refusedCode } from '../platform/form/refused-code.ts'
import { faultOf } from '../platform/http/fault-of.ts'
import { http } from '../platform/http/http.ts'
import { askPasskey } from '../accounts/second-factor/passkeys.ts'
import { factorsQuery, type Way, waysOf } from '../accounts/second-factor/ways.ts'

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
  const [answered, setAnswered] = useState(refusal)
  if (refusal !== answered) {
    setAnswered(refusal)
    if (refusedCode(faultOf(refusal)) !== null) {
      setCode('')
      setChosen((now) => now ?? 'totp')
    }
  }

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
