// Plain JavaScript that any Node can read: npm scripts that run TypeScript begin here.
const NEEDED = 24;

if (Number(process.versions.node.split('.')[0]) < NEEDED) {
  process.stderr.write(
    `This needs Node ${NEEDED}; this is Node ${process.versions.node}. Run "npm ci" with install scripts on: it brings Node ${NEEDED} along.\n`,
  );
  process.exitCode = 1;
}
