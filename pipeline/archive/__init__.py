"""Seals what a run made, and proves that nothing has changed since. Needs nothing but the archive to prove it.

made       the output folder, held against its receipt → Made
metadata   → the bag's name, metadata.json, bag-info.txt
bag        → the files of a BagIt bag (RFC 8493); and a bag read back → what is wrong in it
chain      the list of bags, each with the seal of the one before → what is wrong between them
disk       writes so that the disk has it, and reads with digests
seal       all of it for one run
verify     all of it for a whole archive
"""
