"""What every stage may lean on and what knows no stage: lengths, problems, the bidirectional
algorithm.
"""
