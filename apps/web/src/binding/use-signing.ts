import type { SecondFactor } from '@portal/domain/accounts/factors'
import { z } from 'zod'
import { type Act, useAct } from './use-act.ts'

const Nothing = z.strictObject({})

export type Signing<R, B extends object, T> = Pick<
  Act<R, typeof Nothing, B, SecondFactor, T>,
  'record' | 'go' | 'basis' | 'isOther' | 'isPossible' | 'done' | 'onRefused'
> & { send: (seen: R, secondFactor: SecondFactor) => Promise<T> }

/** A binding act with nothing to fill in: what stands there, and a second factor for it. */
export function useSigning<R, B extends object, T>({ send, ...signing }: Signing<R, B, T>) {
  const act = useAct<R, typeof Nothing, B, SecondFactor, T>({
    ...signing,
    schema: Nothing,
    draft: '',
    blank: () => ({}),
    send: (seen, _, secondFactor) => send(seen, secondFactor),
  })
  return {
    ...act,
    /** Spread on the `SecondFactorForm`. */
    end: {
      isPending: act.isPending,
      error: act.error,
      onConfirm: (give: () => Promise<SecondFactor>) => act.send({}, give),
    },
  }
}
