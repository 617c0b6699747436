import { z } from 'zod'

// zod tries to compile its schemas with `new Function`, which the CSP refuses and reports. Import this before any contract.
z.config({ jitless: true })
