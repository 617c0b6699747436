import { lazy } from 'react'
import { useOtherWindowSwitched } from '../platform/http/active-client.ts'
import { LazyPart } from '../ui/basics/lazy-part.tsx'
import {
  reauthenticationDialog,
  useReauthenticationAsked,
} from '../accounts/reauthentication/reauthentication.ts'

const ReauthenticationDialog = lazy(async () => ({
  default: (await reauthenticationDialog()).ReauthenticationDialog,
}))
const OtherClientDialog = lazy(async () => ({
  default: (await import('./other-client-dialog.tsx')).OtherClientDialog,
}))

/** What any page may have to ask before it can go on. */
export function Questions() {
  const reauthentication = useReauthenticationAsked()
  const isLeftBehind = useOtherWindowSwitched()
  return (
    <LazyPart>
      {reauthentication && <ReauthenticationDialog settle={reauthentication.settle} />}
      {isLeftBehind && <OtherClientDialog />}
    </LazyPart>
  )
}
