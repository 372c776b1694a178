// Loaded into a process before its program: gives it bugs, which a test calls forth by signals.
process.on('SIGUSR2', () => {
  throw new Error('a bug that throws');
});
process.on('SIGWINCH', () => {
  void Promise.reject(new Error('a bug that rejects'));
});
