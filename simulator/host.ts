/** Where the simulator listens, and nowhere else. */
export const SIMULATOR_HOST = '127.0.0.1';
