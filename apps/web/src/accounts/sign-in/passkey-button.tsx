import type { ReactNode } from 'react'
import { Button } from '../../ui/basics/button.tsx'
import type { Advance } from '../entry/advance.ts'
import { signInApi } from '../entry/lazy-sign-in-api.ts'
import type { useAct } from '../entry/use-act.ts'

/** Signs in with a passkey. Why it did not work is said by the step, which may have more to offer. */
export const PasskeyButton = ({
  passkey: { isPending, act },
  onNext,
  look = 'secondary',
  children,
}: {
  passkey: ReturnType<typeof useAct>
  onNext: Advance
  look?: 'primary' | 'secondary' | 'quiet'
  children: ReactNode
}) => (
  <Button
    look={look}
    {...(look !== 'quiet' && { icon: 'passkey' })}
    isPending={isPending}
    onClick={() => act(async () => onNext(await (await signInApi()).signInWithPasskey()))}
  >
    {children}
  </Button>
)
