"""What every PDF of an edition carries, whoever writes it: who made it, what it is, which colours
it means.
"""
