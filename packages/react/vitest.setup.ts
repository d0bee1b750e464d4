import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// The library does both by itself only where the runner's functions are global.
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
// Nothing is laid out here, so nothing would ever come into view.
Reflect.deleteProperty(globalThis, 'IntersectionObserver');
afterEach(cleanup);

// Parts that are loaded on demand are compiled when they are first asked for.
configure({ asyncUtilTimeout: 10_000 });
