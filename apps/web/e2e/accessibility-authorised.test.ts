import { itIsFaultless } from './look.ts'
import { usePortal } from './portal.ts'
import { useSamples } from './samples.ts'
import { seenByAuthorised } from './seen-by.ts'

const portal = usePortal()
const ids = useSamples(portal)

itIsFaultless(portal, 'an authorised person', 'lukas.huber', () => seenByAuthorised(ids))
