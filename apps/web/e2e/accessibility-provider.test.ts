import { itIsFaultless } from './look.ts'
import { usePortal } from './portal.ts'
import { useSamples } from './samples.ts'
import { seenByProvider } from './seen-by.ts'

const portal = usePortal()
const ids = useSamples(portal)

itIsFaultless(portal, 'the provider', 'robert.zerer', () => seenByProvider(ids))
