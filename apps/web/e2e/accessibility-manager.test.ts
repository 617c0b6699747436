import { itIsFaultless } from './look.ts'
import { usePortal } from './portal.ts'
import { useSamples } from './samples.ts'
import { seenByAnswering, seenByManager } from './seen-by.ts'

const portal = usePortal()
const ids = useSamples(portal)

itIsFaultless(portal, 'an authorised person who is asked for an answer', 'sabine.koch', () =>
  seenByAnswering(ids),
)
itIsFaultless(portal, 'a manager', 'anna.berger', () => seenByManager(ids))
